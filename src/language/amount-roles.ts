/** What an amount is, told by the words around it. */
export type Role =
  | 'each'
  | 'total'
  | 'perMonth'
  | 'perQuarter'
  | 'perHalfYear'
  | 'perYear'
  | 'secondClass'
  | 'assessment'
  | 'payment'
  | 'net'
  | 'edge'
  | 'bid'
  | 'budget'
  | 'elsewhere'
  | 'excluded'
  | 'inside'
  | 'plain'

/** What counts only where nothing else does. */
export const BESIDE: readonly Role[] = ['payment', 'net', 'elsewhere', 'excluded']
/** How often in a year it is paid. */
export const PERIODS: Partial<Record<Role, number>> = { perMonth: 12, perQuarter: 4, perHalfYear: 2 }

/** A role, and the words before or behind an amount that give it; the first that fits counts. */
interface RoleWords {
  role: Exclude<Role, 'inside' | 'plain'>
  before?: RegExp
  after?: RegExp
}

/** Between a label and its amount: 「监理费大概要2万」. */
const FILLING = '(?:是|为|有|要|得|约|大概|大约|差不多|花|的|算|下来|总共|一共|合计|另外|另有|另|还有|再)*'
const before = (label: string) => new RegExp(`(?:${label})${FILLING}$`)
const after = (label: string) => new RegExp(`^(?:元|块钱?|的|是|做|左右|用于|用来)*(?:${label})`)

const SECOND_CLASS = '二类费用?|监理费用?|设计费用?|咨询费用?|可研费用?|检测费用?|招标代理费|勘察费'
const ASSESSMENT =
  '等保(?:测评)?费?用?|密评(?:费用?)?|等级保护(?:测评)?费?用?|测评费用?|密码评估费?用?|等保密评'

export const ROLES: readonly RoleWords[] = [
  {
    role: 'edge',
    after:
      /^(?:元|块)?(?:以上|以下)?(?:的|这|那|这条|那条|这个|那个|这道|那道)*(?:线|门槛|分界|界限|界线|红线|杠子?|关口|上限|坎|台阶|临界|标准线|限额)/,
  },
  {
    role: 'excluded',
    before:
      /(?:通[讯信](?:服务)?费用?|电话费|话费|宽带费?|网费|网络租金|网络租赁费?|上网费|流量费|短信费|专线租金)[^,。;\d]{0,6}$/,
  },
  {
    role: 'perMonth',
    before: before('每个?月|月租|月费|按月|一个?月'),
    after: after('\\/月|每个?月|一个月|个月'),
  },
  {
    role: 'perQuarter',
    before: before('每个?季度?|一个?季度|按季'),
    after: after('\\/季度?|每个?季度?|一个?季度'),
  },
  { role: 'perHalfYear', before: before('每半年|半年'), after: after('每半年|半年') },
  {
    role: 'each',
    before:
      /(?:单价|每(?:台|套|家|件|块|间|份|包|路|人天|人月|人|点位|平方?米?|公里|米|张|辆|部|只|个(?!月|季|年度?))[^,。;\d]{0,5}|各)(?:是|要|约|大概)*$/,
    after:
      /^(?:元|块钱?)?(?:\/|每)(?:台|套|家|件|块|间|份|路|人天|人月|人|点位|平方?米?|米|张|辆|部|只|个(?!月))/,
  },
  {
    role: 'total',
    before: before(
      '一共|总共|共计|合计|总计|合起来|拢总|捆在一起|凑一起|拼起来|总额|总价|总投资|总金额|总预算|总造价|总的|加起来|加一起|加一块|全部|拢共|统共|满打满算|三年(?:加起来|合计|总共|一共)?|共|总',
    ),
  },
  {
    role: 'perYear',
    before: before('每年|一年|年均|每个?年度|单年|头年|首年|第一年|年(?:费用|合同|费)?'),
    after: after('\\/年|一年(?!前|多)|每年|\\/每年|一个年度|年'),
  },
  { role: 'secondClass', before: before(SECOND_CLASS), after: after(SECOND_CLASS) },
  {
    role: 'assessment',
    before: /(?:等保|密评|测评费?|等级保护)[^,。;\d]{0,5}$/,
    after: after(ASSESSMENT),
  },
  {
    role: 'payment',
    before: before(
      '首付款?|首期款?|预付款?|先付(?:[^,。;\\d]{0,4}(?:成|款))?(?:也就)?|先给|已付|付了|尾款|保证金|质保金|定金|押金|违约金|罚款|发票|已经?花了?|花掉了?|还剩|结余|实际(?:上)?(?:只|才)?(?:花|用|支出)(?:得?到|了|出)?|只花(?:了|得到)?',
    ),
    after: after('首付|预付|定金|押金|保证金|质保金|尾款|罚款'),
  },
  { role: 'net', before: before('不含税(?:价格?|金额)?|税前|未税|裸价') },
  {
    role: 'bid',
    before:
      /(?:招标(?:下来|后|结果)|招下来|中标(?:价|后)?|合同价?(?:谈到|谈成|谈下来|实签|最后签?|只签了?)|谈下来|成交价?|中标金额|签约价?|合同金额)(?:是|为|只有|只要|只|才|降到|变成)*$/,
    after: /^(?:元|块钱?)?(?:签的|签下来|签了合同|成交(?!价)|中的标)/,
  },
  {
    role: 'budget',
    before:
      /(?:预算|批复|审核|批了|批的|已批|报的|申报|概算|审过的?|过会的?|上会的?|会上过的?)(?:金额|时)?(?:是|为|了)*$/,
  },
  {
    role: 'elsewhere',
    before:
      /(?:去年|前年|上次|上回|以前|隔壁|人家|别人|别的|兄弟单位|其他单位|他们)(?:[^,。;]{0,6}(?:那个|有个|一个|做|建|报|花)(?:了|的|过)?)$/,
  },
]

/** An amount that is a part of another one. */
export const PART_OF =
  /(?:里面|里头|里边|其中|当中|包含|包括|内含|含有|含着|含了|(?<!不)含(?!税)|有个|(?<!宽)带|占|扣[掉除去]?|减[掉去]|除[去掉]|去掉|刨[掉去])[^,。;]{0,6}$/
/** 「二类费用不含在内」: no part. */
export const NOT_PART_OF = /不含[^,。;]*$/
/** The same, further before it: 「其中电子集市买数据库20万」「里头两项一共15万」. */
export const PART_OF_FAR = /(?:集市|其中|里面|里头|当中)[^,。;]{0,12}$/

/** 「差50万就到200万」: the second without the first. */
export const SHORT_OF_BEFORE = /(?:还)?(?:差|缺|少)(?:了|个|着)?$/
export const SHORT_OF_BETWEEN =
  /^(?:元|块钱?)?(?:就|才|不|便|正好|能|可以)*(?:到|满|够|凑|达)(?:到|够|满|成|齐)?(?:了)?$/
/** 「五十万差一块」: short by a trifle. */
export const TRIFLE_BETWEEN = /^(?:元|块钱?)?(?:还|只|就|仅)?(?:差|少|缺)(?:了|个)?$/
export const TRIFLE_PERCENT = 1
/** 「离200万还差50万」「比200万少50万」「比80万多20万」. */
export const COMPARED_BEFORE = /(?:离|距离?|比|较|跟)(?:着)?$/
export const LESS_BETWEEN =
  /^(?:元|块钱?)?(?:还|只|就|也|大概|约|要|整整|正好)*(?:差|少|低|缺|便宜)(?:了|着|个)?$/
export const MORE_BETWEEN =
  /^(?:元|块钱?)?(?:还|只|就|也|大概|约|要|整整|正好)*(?:多|高|贵|超|超出)(?:了|着|出|个)?$/

/** Several possible amounts of one project: which it will be is open. */
export const ALTERNATIVES = /还是|或者?|要么|抑或|方案|报价|询价|初稿|版本|[甲乙丙丁ab]家|一家/
/** Several projects, or parts that do not make one. */
export const SEPARATE = /还是|或者?|另一个|分别|另外一个|要么/

const PART =
  '音响|布线|弱电|集成费|实施|终端费|安装|辅材|线缆|机柜|空调|ups|数据|软件|硬件|设备|运维|维护|开发|集成|服务|采购|服务器|施工|机房|平台|系统|测试|培训|监理|网络|终端|摄像头|大屏|数据库|安全|存储|部署|迁移|对接'
export const PART_BEFORE = new RegExp(`(?:${PART})[^,。;、]{0,4}$`)
export const PART_AFTER = new RegExp(`^(?:元|的|是|做|买|用于)*(?:${PART})`)
/** The purse a part of the money comes from: 「区里掏七十万，市局三十万」. */
export const PURSE_BEFORE =
  /(?:(?:区里|区财政|区级(?:财力|资金|财政)?|区本级|市里|市局|市财政|市级(?:资金|财政)?|街道|镇里|园区|中央(?:资金|财政)?|上级|企业|公司|自筹|自有资金?|单位自己|条线)(?:[^,。;、\d]{0,6})|(?:我们|阿拉|他们|伊拉|对方|单位|派出所)[^,。;、\d]{0,4}(?:出|掏|拿|承担|贴)(?:了|的|个)?)$/
/** One project paid in several years or parts. */
export const IN_INSTALMENTS =
  /分(?:[二两三四五2345]|几|多|好几)(?:个)?(?:年度|年|期|次|批|笔|步)|一次性(?:买|采购|建|招|购)|(?:同|就|是|算|都是)(?:是)?一个项目|跨(?:年度?|[两三]年)|一(?:份|个)合同/
export const INSTALMENT_BEFORE =
  /(?:今年|明年|后年|当年|次年|来年|首年|头一?年|第[一二三四]年|第[一二三四](?:期|批|次|笔)|[一二三]期|首期|尾款|首付款?|先付|再付|余款|剩下的?|年底|年初|20\d\d年?)[^,。;、\d]{0,6}$/
/** Several projects, each of its own. */
export const SEVERAL_PROJECTS =
  /各走各|各报各|各归各|各算各|各自(?:走|报|申报|怎么|归|算|按|属)|分别(?:走|怎么|报|归|属于|申报|算|按|要走|是什么|什么)|一(?:人|家|个科室|个部门)报一(?:个|只|桩)|一(?:个|只|桩)一(?:个|只|桩)(?:的)?(?:讲|说|回答|答|算|来)|是[两三四]个(?:不是|项目)|不是(?:同)?一个项目|(?:[两三四]|几)(?:个|只)(?:不同的?|独立的?|单独的?|互不相干的?)项目/
export const ONE_OF_THEM_BEFORE =
  /(?:另|还有|再有|另外)?(?:一|第二|第一)(?:个|只|桩|项)(?!月|年|季|系统|项目里)(?:是|要|大概|约|大约|有|才|就)?[^,。;、\d一]{0,6}$/
/** 「哪怕多一块钱」「一分不差」: a trifle that only stresses. */
export const TRIFLE_BEFORE =
  /(?:差|多|少|缺|超|超出|超过|就|哪怕|只|才|多出|多了|少了|差了|零)(?:了|个|这|那)?$/
/** 「不超过200万，含200万」: the end of the interval, said again. */
export const END_BEFORE = /不?(?:含|包括|包含|算)(?:上|了)?(?:到)?$/
/** 「同事加成304万」: somebody's slip. */
export const MISTAKEN_BEFORE =
  /(?:(?:加|算|写|说|当|记|看|填|听|想|打)成(?!本)|(?:非|硬|偏|瞎|乱)(?:要)?(?:说|讲)(?:是|加起来|总共|合计)?|误(?:写|算|报|作|以为)|错(?:写|算|报|加|填)成?)(?:了|是)?$/
export const DOUBTFUL = /可能|也许|说不定|没准|万一|怕|会不会|估计会|搞不好|有可能|或许|弄不好/
/** 「八折」「打85折」「下浮10%」. */
export const DISCOUNT =
  /(?:打(?:个|了)?)?([\d.]+|[一二三四五六七八九]{1,2})折(?!腾|叠|旧)|(?:下浮|优惠|让利|便宜)(?:了|个)?(\d{1,2})%/
export const DISCOUNTED_BEFORE =
  /折(?:后|完|下来|了|扣后)?(?:也)?(?:是|为|价|就是|大概|约|还要|还有|到|仍)*$|(?:下浮|优惠|让利)(?:后|完)(?:是|为|价)*$/
/** A fee that is told to come on top. */
export const APART_AFTER =
  /^(?:元|块钱?)?(?:是|都|还|也|要|得)*(?:另算|另计|另外|另付|另行|单算|单列|单付|额外|没算|没含|不算|不含|不在|不包|未计|未含)/
export const APART_BEFORE = /(?:另外|另有|另|还有|外加|再加|加上|加|不含|没算|未含|额外|\+)[^,。;\d]{0,8}$/
/** 「50这个数不算进去」: the end of the interval is not meant. */
export const EDGE_LEFT_OUT =
  /(?:本数|本身|这个数|整数|那个数|(?:刚好|正好)?\d*[一二两三五十百]*万?整?)(?:就|都|也|是)*(?:不算(?!多|少|大|高|贵|小)|不含|不包括|不在内|不计(?:在内|入)?|除外)(?!税|硬|设|备|软|运|监|密|等|二|其)|(?:不含|不包括|不算|不包含)(?:进去)?(?:本数|本身|这个数|整数|那个数|\d+万?(?:本身|整|本数|这|$|[,。;]))/
/** 「大屏90万、音响15万」: one item of a list behind another. */
export const LIST_ITEM =
  /^(?:元|块)?、(?!.*(?:项目|系统|平台|还是|或|方案|报价|家|稿|版))[\u4e00-\u9fff]{2,6}$/
export const MADE_ONE =
  /(?:打|合|并|捆|凑|归|做|算|放)(?:成|在|到|进)?(?:了)?(?:同?一个?|同一)(?:大)?(?:包|项目|标|盘子|合同|本|份)|[两三四五几](?:样|项|部分)(?:都)?(?:放|合|加|并|凑|打|算)|(?:放|合|凑|并|加)(?:在|到)?一(?:块|起|道)|立(?:成|为)?一个项目|(?:算|是|报)一个项目|一起报|一块儿?报|一并报|合并(?:申报|报)|打包|合在一起|放一起|捆一起|[两三四五六]块合/
export const PER_PERSON =
  /(?:每个?人|人均|一个人|单人)(?:每个?月|每年|一年|一个月|月薪|的)*(?:是|要|约|大概)?$/
export const PLUS_SIGN = /[+加]|外加|还有(?!一个)/
export const PLUS = /[+加]|外加|另外|再有|还有|另有|市里|市级|区里|配套|街道|自筹|企业/
/** The project itself is named. */
export const PROJECT_BEFORE = /(?:项目|建设金额|预算|投资|总额)(?:金额)?(?:是|为|大概|约|要)*$/
/** 「建设费49万监理费2万」: where the first amount has its label in front, so has the next. */
export const LABEL = /(?:费用?|金额|投资|预算|软件|硬件|设备|开发|运维|集成|项目)(?:是|为|约|大概)?$/

export const CHANGE = /调|改|变|增加|增|涨|加到|减|降|追加|压缩|压到|核减|缩/
export const WAS_BEFORE =
  /(?:原来|原先|原本|本来|原|当时|之前|当初|上会同意|同意|批复?|批了|批下来|审核通过|审核同意|过会|通过)(?:的|了|是|为|时|金额|预算|报了?|定了?|[^,。;\d]{0,4})$/
export const NOW_BETWEEN =
  /(?:现在|现|如今|要|想|变成|变为|调到|调成|调整到|改成|改为|加到|增加到|增加为|涨到|降到|减到|压到|变)(?:了|个|大概)?$/
/** 「批了170万，要再加20万」. */
export const ADDED_BETWEEN = /(?:追加|增加|再加|要加|想加|加了|多出|超了|超支|超出|增)(?:了|个|大概)?$/
export const REDUCED_BETWEEN = /(?:减少|核减|砍掉|砍|压缩|少花|减)(?:了|个|大概)?$/

/** 「不对，是28万」: what was said before is taken back. */
export const CORRECTION =
  /(?<!对)不对(?=[,。;!…、]|是|应该|$)(?!吧|吗|呀)|(?:说|记|写|打|看|讲|搞|算|报)错(?:了|行)?|更正|纠正一?下|口误|准确(?:地)?(?:说|讲)|哦不|噢不/
/** 「不是80万，是180万」. */
export const DENIED_BEFORE = /(?<!是)(?:不是|并非|而非|而不是|不是说)(?:什么)?$/
/** 「归档看96还是看28.8」: an amount said again. */
export const AGAIN_BEFORE = /(?:按|看|那|这|到底|还是|算)$/

/** The measure words of what is bought by the piece. */
const MEASURE =
  '人天|人日|人月|点位|平方米|平米|平方|平(?!台|均|板|时|摊|安)|公里|台|套|家|件|块|间|份|包|路|张|辆|部|只|人(?!工|员)|米|个(?!月|季|年|工作日|人)'
/** A count with its measure word and what is counted. */
export const COUNTED = new RegExp(
  `(\\d+|(?:一(?=[十百千]))?[二两三四五六七八九十百千][一二两三四五六七八九十百零]*)(?:个(?=人))?(${MEASURE})([\\u4e00-\\u9fff]{0,2})`,
  'g',
)
/** What is counted without being bought. */
export const NOT_BOUGHT_BY_PIECE = '人'
/** Work is priced by people and time. */
export const BY_TIME = ['人月', '人天', '人日']
/** 「每台」「/台」「一台服务器」: of what one is priced. */
export const PRICED = new RegExp(`(?:每|\\/|一)(${MEASURE})`)
/** 「一台服务器11万」: a price only where more of them are counted. */
export const ONE_BEFORE = new RegExp(`一(${MEASURE})([\\u4e00-\\u9fff]{0,2})[^,。;\\d]{0,4}$`)
/** 「80万一个的系统买两套」. */
export const ONE_AFTER = new RegExp(
  `^(?:元|块钱?)?一(${MEASURE})([\\u4e00-\\u9fff]{0,2})(?=的|[,。;、]|买|要|$)`,
)
export const MONTHS = /(\d+|[一二两三四五六七八九十]+)个月/
export const YEARS = /(?<![\d第、,前后近十百今去明])([2-5二两三四五])年(?!前|后|内|以|第|级|期)/
