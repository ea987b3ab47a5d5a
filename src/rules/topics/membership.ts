import type { Topic } from './topic.js'

/** Part 二 closely: who sits for a unit, what the list leaves open, how seats and posts change. */
export const MEMBERSHIP_TOPICS = {
  seatHolder: {
    title: '成员单位由谁参加',
    says: '人员由区政府分管副区长和各成员单位的分管领导组成：每家成员单位一位分管领导，按列明的{seats}家计共{persons}人',
    more: ['规则写的是“分管领导”，没有写须为正职；分管副区长是召集人和主持人，不代表哪一家单位'],
    clauses: ['2.persons', '2.members', '4.1.a'],
    interpretation: ['由哪位分管领导参加，由成员单位告知联席会议办公室登记'],
    example: '开会是一把手去还是分管领导去',
  },
  listOpen: {
    title: '名单末尾的“等”字',
    says: '名单末尾写有“等成员单位”“等组成”，但规则没有写还有哪些单位、怎样增加；目前按列明的{seats}家计',
    clauses: ['2.members', '2.persons', '2.succession.a'],
    interpretation: ['增加成员单位须由联席会议办公室按依据登记，不能仅凭“等”字自行加入'],
    example: '成员单位名单里的“等”字是什么意思，能再加单位吗',
  },
  expulsion: {
    title: '取消成员资格',
    says: '规则没有写成员单位因缺席等原因被取消资格；写明的成员变动只有机构调整等职能转变时由新承担职能的单位自然替补',
    silent: true,
    clauses: ['2.members', '2.succession.a', '4.3.b'],
    interpretation: ['成员单位的调整由联席会议办公室按依据登记'],
    example: '总不来开会的单位会不会被取消成员资格',
  },
  chairUnit: {
    title: '分管副区长算不算一家',
    says: '区政府分管副区长召集并主持会议，本人不是成员单位，不代表哪一家单位，也不计入到会单位数；成员单位为列明的{seats}家',
    clauses: ['2.persons', '4.1.a', '2.members', '4.3.a'],
    example: '分管副区长代表哪家单位，算不算一家',
  },
  doubleRoles: {
    title: '身兼几种职责的成员单位',
    says: '有的成员单位另有职责：区委网信办对信息发布类项目作备案同意，区财政局委派投资监理，区政府办公室是联席会议办公室所在单位；开会时它们各算一家成员单位，两种身份互不替代',
    more: ['区委网信办备案同意之后，仍须第三方论证评估并报联席会议审核'],
    clauses: ['2.members', '2.persons', '5.3.e.1', '5.5.6.d', '2.office'],
    example: '网信办既是成员又要备案同意，是两重身份吗',
  },
  twoOffices: {
    title: '联席会议办公室和区政府办公室',
    says: '两者不是一回事：区政府办公室是一家成员单位，并负责监督规则的执行；联席会议办公室是联席会议下设的办事机构，设在区政府办公室，负责日常事务',
    more: ['向联席会议办公室申报、备案的事项，应写明报联席会议办公室'],
    clauses: ['2.office', '2.members', '6.2'],
    interpretation: ['来文抬头怎么写规则未写，由联席会议办公室确定'],
    example: '联席会议办公室和区政府办公室是一回事吗',
  },
  officeMembers: {
    title: '联席会议办公室的成员',
    says: '规则提到“办公室成员”，只写其职务变动时由该单位相关领导自然替补，没有列出名单和人数',
    silent: true,
    clauses: ['2.office', '2.succession.b'],
    example: '联席会议办公室有哪些成员',
  },
  chairChange: {
    title: '分管副区长换人',
    says: '召集并主持的是“区政府分管副区长”这一职务：换由哪位副区长分管，就由哪位召集并主持；规则没有另写任命或表决程序',
    clauses: ['4.1.a', '2.persons', '2.succession.b'],
    interpretation: ['由哪位副区长分管以区政府的分工为准；分工未明确期间规则没有写代行的人'],
    example: '分管副区长换人了谁来召集',
  },
  liaisonChange: {
    title: '联络人换人',
    says: '席位跟着成员单位走，不跟着个人走：职务变动的，由该单位的相关领导自然替补；联络员规则没有写，换人由单位告知联席会议办公室登记',
    clauses: ['2.succession.b', '2.persons', '2.members'],
    example: '我们单位的联络员换人了怎么办',
  },
  pastRecords: {
    title: '以前的纪要和名称',
    says: '规则只写由新承担职能的单位、由该单位相关领导自然替补，没有写以前签发的纪要、记录要改名称',
    silent: true,
    clauses: ['2.succession.a', '2.succession.b', '4.5.b'],
    interpretation: [
      '本助手的已签发记录保留当时的单位名称，不回头更改（系统规定）；另有要求的由联席会议办公室确定',
    ],
    example: '单位改名了，以前签发的纪要要不要改',
  },
  assignedWork: {
    title: '区政府交办的工作',
    says: '完成区政府交办的其他工作属于联席会议的职责，其他需要联席会议决定的事项也可以上会；议题由联席会议办公室提出，由区政府分管副区长审定',
    clauses: ['3.5', '4.1.b', '4.4.a'],
    example: '区政府交办的事能拿到联席会议上议吗',
  },
} as const satisfies Record<string, Topic>
