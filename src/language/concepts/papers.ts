import { help, matter, side } from './concept.js'

/** What is to be handed in or written, and the occasions that have papers of their own. */
export const PAPERS = {
  handedIn: side(
    /(?:交|提交|报|送|递|备|准备|提供|带|附|写|填|补)(?:一?点|上|些|齐|好|交|进去)?(?:哪些|什么|啥|哪几样|几样|东西)|材料|资料|文件清单|(?:哪些|什么|啥)(?:东西|内容|文件)|怎么写|清单|申请书|说明书?(?=.{0,4}(?:写|交|附))/,
  ),
  filedContract: matter(
    /合同[^,。;]{0,6}备案|备案[^,。;]{0,4}合同|签(?:完|好|了)?合同[^,。;]{0,4}(?:备|交|报)/,
  ),
  lateStart: matter(
    /暂缓(?:实施|采购|启动|备案|说明|原因|的)|(?:逾期|没启动|未启动)[^,。;]{0,8}(?:说明|备案)/,
  ),
  changeRequest: matter(/变更(?!成员|单位名)/),
  afterSuspension: matter(
    /(?:暂停|停报|叫停|停)[^。;]{0,12}(?:再(?:次)?报|再(?:次)?申|重新|再来|再提|期满|满了|半年后)|补充论证|补充研究/,
  ),
  fastRequest: matter(/快速通道|绿色通道|特事特办/),
  renewalFilingWord: matter(/招一续二|续签|续约|第[二三23]年(?:的)?合同/),
  itemFiling: matter(/等保|密评|测评|电子集市|集市/),
  ownApplication: help(/项目申报材料|立项|申报材料/),
} as const
