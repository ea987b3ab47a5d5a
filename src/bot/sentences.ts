import type { Refusal } from '../domain/refusal.js'
import type { Said } from '../procedures/conversation/said.js'
import type { Basis } from '../procedures/procedure.js'
import { STANCES } from '../procedures/written-round/state.js'

/** What is not done with a message, why, on what that rests, and the next step with who can take it. */
const no = (why: string, next: string, basis: Basis = '系统规定'): Said => ({
  is: 'refusal',
  why,
  next,
  basis,
})

/** A refusal of the machinery, said in a chat. */
export const saidOf = ({ why, next, basis }: Refusal): Said => no(why, next, basis as Basis)

export const cannotRead = no(
  '我目前只能阅读文字消息，图片、文件、表情等没有记录，也没有作为意见办理。',
  '请用文字提问；书面意见请由成员单位分管领导在卡片上填写，或以文字回复卡片。',
)

export const whichMatter = no(
  '这句话没有记录为书面意见：无法判断针对哪一件事项。',
  '请您在相应的征询卡片上点击，或直接回复那张卡片并写明意见。',
  '4.2.b',
)

export const howToReply = no(
  '这条回复没有记录为书面意见：开头不是规定的四种表述之一。',
  `请您回复原卡片，并以「${STANCES.join('」「')}」之一开头，空一格后写意见；也可以在卡片上点击。`,
  '4.2.b',
)

export const signOnTheCard = no(
  '文字消息不产生审定或签署的效力，没有记录。',
  '请分管副区长在相应的审定或签署卡片上点击办理；可发送「我的待办」查看。',
  '4.2.b',
)

export const marked = no(
  '这条消息含有密级标志，其内容没有记录，没有作为意见或申请办理，也不作解答。',
  '涉密事项请由联席会议办公室按保密规定线下办理，请勿通过本助手传递。',
)

export const tooLong = no(
  '这段文字较长，无法判断您要问什么；其中内容没有作为意见或申请记录。',
  '请用一两句话提问；书面意见请由成员单位分管领导回复相应的卡片。',
)

export const nothingAsked = no('没有看到您的问题。', '请在提到我之后写上您要问的议事规则方面的问题。')

/** In a group: where the answer to a word went. */
export const answeredInPrivate = (word: string): Said =>
  no('群内只回答议事规则方面的问题。', `「${word}」已在与您的私聊中答复，请到私聊中查看。`)

export const onlyInPrivate = no(
  '群内只回答议事规则方面的问题，不办理其他事项。',
  '请在与我的私聊中发送「帮助」，查看您可以办理的事项。',
)

export const opinionsInPrivate = no(
  '这句话没有记录为书面意见：群内不收集意见，各单位的意见不在群里显示。',
  '请在与我的私聊中，在那张卡片上点按，或直接回复卡片。',
)

export const notOffered = no(
  '这项指令目前不能通过本助手办理，没有办理任何事项。',
  '请发送「帮助」查看您可以办理的事项；其他事项请联系联席会议办公室。',
)

/** What was told to be on its way could not be kept after all. */
export const notSaved = no(
  '您刚才在卡片上的操作没有保存成功，没有办理任何事项。',
  '请您稍后在原卡片上再次办理；如仍不成功，请联系联席会议办公室。',
)

/** A press that cannot be understood, in one toast. */
export const UNREADABLE =
  '未办理：无法识别这个按钮所指的事项或操作，可能来自旧卡片（系统规定）。请发送「我的待办」或「帮助」取得最新的卡片。'
/** A form that is not open any more, in one toast. */
export const FORM_GONE =
  '未办理：这张表单已停用或不是发给您的（系统规定）。请由联席会议办公室发送「发起书面征询」取得新的表单。'
