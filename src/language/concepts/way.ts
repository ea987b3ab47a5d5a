import { help, side } from './concept.js'

/** Words about the way a project goes and about what is applied for. */
export const WAY = {
  /** The way itself is asked for. */
  asksWay: side(
    /流程|怎么走|咋走|走什么|走哪|走啥|怎么报|咋报|如何申?报|哪一?档|第几档|什么程序|按什么程序|程序(?:有|一样|差)/,
  ),
  /** The question before goes on. */
  goesOn: help(/^(?:那|那么|如果|要是|假如|换成|改成|若)|呢[?。]?$/),
  /** Something is to be done with a project. */
  handling: help(
    /流程|怎么走|咋走|走什么|走哪|怎么报|咋报|怎么弄|咋弄|怎么办|咋办|怎么搞|咋搞|咋整|怎么申|如何申报|要怎么|要不要(?:报|上会|评审|论证|审)|上会|评审|论证|备案|立项|申报|报批|审批|要报|需要报|用报|请专家|专家|算什么|属于|哪一?类|哪一?档|第几(?:段|类)|什么手续|手续|归哪|怎么处理|报(?:个|一个)|走啥|啥流程|怎么操作|审核/,
  ),
  /** A step is to be left out: no question about the whole way. */
  exemption: help(/快速通道|免|不用|跳过|省/),
  project: help(/项目|系统|平台|软件|网站|机房|运维|大屏|信息化|公众号|小程序|升级|采购|买|建设|开发/),
  /** 「还没算预算，先问问流程」: the way, with nothing told of the project. */
  wayInGeneral: side(
    /(?:问问|问下|问一下|咨询|了解|想知道|不知道|不清楚|说说|讲讲|介绍).{0,6}(?:流程|程序|手续|怎么走|怎么报)|(?:申报|整个|完整|一般|大概)(?:的)?流程|(?:头|第)一步|从(?:哪|何)(?:里|处)?(?:入手|开始|下手|做起)|无从下手|流程(?:是啥|是什么|是怎样|怎么|咋)|(?:金额|预算)(?:都|也)?(?:还)?(?:没|未)(?:有)?(?:定|出来|算|确定|编)/,
  ),
  /** Other matters that have a way of their own. */
  otherWay: help(/会议|开会|书面|复议|验收|采购|请假|合同|变更|备案|监理|绩效/),
  /** A project is intended. */
  intends: side(
    /(?:想|要|准备|打算|计划|需要|拟)[^,。;]{0,3}(?:报|申报|建|做|上|搞|开发|买|采购|立|整|弄|升级|改造)/,
  ),
  applicationPapers: side(
    /(?:交|准备|提供|备|带)(?:点|些|几样)(?:啥|什么|东西)|(?:交|提交|准备|提供|带|要|需要|哪些|什么|啥|备)(?:哪些|什么|啥|好|齐|哪几样|几样)?(?:申报)?(?:材料|资料|文件|东西|附件)|材料(?:清单|有哪些|要求|怎么|准备|是什么)|(?:申报|报项目|报送).{0,4}(?:材料|资料)|要(?:写|填)(?:什么|哪些)|前置审核表|建设方案.{0,6}(?:要|交)|预算方案|建设依据|运行情况报告|原项目验收材料/,
  ),
  /** What has papers of its own, told apart from the application. */
  otherPapers: help(
    /合同|验收|暂缓|变更|暂停|停报|补充论证|快速通道|绿色通道|复议|绩效|招一续二|续签|开会|会议/,
  ),
} as const
