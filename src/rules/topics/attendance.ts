import type { Topic } from './topic.js'

/** 四（三） closely: the half, what it is half of, who is there, who is on leave. */
export const ATTENDANCE_TOPICS = {
  halfReading: {
    title: '“半数以上”含不含一半',
    says: '“{openShare}以上”是否含{openShare}，规则未写明，也没有用“{overShare}”一词：按{units}家计，到会{overHalf}家及以上怎样理解都达到；刚好{half}家，含本数理解为达到，按“{overShare}”掌握则还不够',
    more: ['刚好{openShare}时，须由联席会议办公室或主持人确认后开会'],
    clauses: ['4.3.a'],
    interpretation: [
      '民法上“以上”通常包括本数，但不约束本规则；本规则别处的“以上”多不含本数、含本数时另注“（含）”，刚好{openShare}时由联席会议办公室、主持人确定',
    ],
    example: '“半数以上”含不含一半，和“过半数”一样吗',
  },
  quorumBase: {
    title: '到会数的基数',
    says: '到会门槛按当日成员单位总数的{quorum}计，成员单位增减的，门槛随之变动；目前为{units}家，{quorum}为{half}家，超过{quorum}为{overHalf}家',
    more: ['两家成员单位并为一家的，总数少一家；以前的会议不受影响'],
    clauses: ['4.3.a', '2.members', '2.succession.a'],
    interpretation: ['当日有多少家成员单位，以联席会议办公室的名册为准'],
    example: '成员单位合并后到会的门槛变不变',
  },
  notEnough: {
    title: '到会不够怎么办',
    says: '到会不足{quorum}的不能召开，只能改期再开；到会不足本身不等于“特殊情况”，确因特殊情况又不能及时开会的，才可以由各成员发表书面意见，最终由分管副区长书面签署',
    clauses: ['4.3.a', '4.2.b'],
    interpretation: ['改期还是改用书面形式，由联席会议办公室提出、分管副区长决定'],
    example: '人到不齐开不成会怎么办',
  },
  indispensable: {
    title: '有没有缺不得的人',
    says: '规则没有写哪一家成员单位必须到会，只写须有{share}成员单位到会方能召开；召集并主持的是区政府分管副区长，没有写代为主持的人',
    more: ['缺哪一家都按到会的单位数计'],
    clauses: ['4.1.a', '4.3.a'],
    example: '缺了谁这个会就开不成',
  },
  sameLeader: {
    title: '一位领导分管两家',
    says: '规则按成员单位计到会，没有写一位领导同时代表两家单位怎么计',
    silent: true,
    clauses: ['4.3.a', '2.persons'],
    interpretation: ['由联席会议办公室确定；在确定前按其签到的单位分别列明'],
    example: '一位领导管两家单位，到会算几家',
  },
  clerkPresent: {
    title: '会务人员在场',
    says: '做记录、办会务的人员在场，本身不使区政府办公室算到会：到会看的是成员单位，区政府办公室作为成员单位，须由其分管领导到会才计一家',
    clauses: ['4.3.a', '2.office', '2.members', '2.persons'],
    interpretation: ['其他人员代区政府办公室参会是否计入，规则未作规定，由联席会议办公室确定'],
    example: '办公室做记录的人在场，区政府办公室算到会吗',
  },
  lateLeave: {
    title: '会后补假',
    says: '规则写的是“应在会前请假”，没有写会后可以补；会后补来的只能如实记为会后补请，不算会前请假',
    clauses: ['4.3.b'],
    interpretation: ['会后补请怎样对待，规则未写，由联席会议办公室掌握；“会后补请”的记法为系统规定'],
    example: '会开完了才补假算不算',
  },
  leaveNotice: {
    title: '请假的时间',
    says: '规则只写“应在会前请假”：会议开始之前提出都在“会前”之内；提前多久、用什么方式，规则未写',
    silent: true,
    clauses: ['4.3.b'],
    interpretation: ['请假的时限和方式由联席会议办公室确定'],
    example: '请假最晚要提前多久',
  },
  leaveApproval: {
    title: '请假要不要批准',
    says: '规则只写成员因故不能出席的应在会前请假，没有写向谁请假、须由谁批准',
    silent: true,
    clauses: ['4.3.b'],
    interpretation: ['会务由联席会议办公室负责，请假可先告知办公室；是否须批准由联席会议办公室、主持人确定'],
    example: '请假要领导批准才行吗',
  },
  leaveOpinion: {
    title: '请假时提的书面意见',
    says: '因故不能出席的成员，意见和建议可用书面形式表达，供会议讨论；它不计入到会单位数，也不是一票，规则未设表决',
    clauses: ['4.3.b', '4.6', '4.3.a'],
    example: '请假时交的书面意见能当一票吗',
  },
  absence: {
    title: '不请假就不来',
    says: '规则只写因故不能出席应在会前请假，没有写无故缺席、多次缺席的处理',
    silent: true,
    clauses: ['4.3.b', '4.3.a'],
    interpretation: ['如何处理由联席会议办公室、联席会议决定；缺席的单位不计入到会单位数'],
    example: '不请假就不来开会的单位怎么处理',
  },
} as const satisfies Record<string, Topic>
