import type { Refusal } from '../../domain/refusal.js'
import { barred } from '../act.js'
import type { Basis, Context } from '../procedure.js'
import { ACTS } from './acts.js'
import { editOpinion, giveOpinion } from './opinions.js'
import { giveBack, propose, revise, setNumber, start } from './preparing.js'
import { confirmProxy, denyProxy, enterProxy, openProxyForm } from './proxies.js'
import { isMatter, notNow } from './refusals.js'
import { remind, tick } from './reminders.js'
import {
  moveToMeeting,
  openTerminateForm,
  reopen,
  sendBack,
  sign,
  submit,
  submitWithReason,
  terminate,
} from './signing.js'
import type { Round, RoundCommand, RoundEvent } from './state.js'

/** What happens at a command, or why it does not. Who the actor is has been established; what he may is checked again. */
export function decide(round: Round, command: RoundCommand, context: Context): RoundEvent[] | Refusal<Basis> {
  const refusal = barred(ACTS[command.do], context.actor)
  if (refusal) return refusal
  if (command.do === 'Propose') return propose(round, command, context)
  if (!isMatter(round)) return notNow(round, ACTS[command.do].name)
  switch (command.do) {
    case 'SetNumber':
      return setNumber(round, command)
    case 'Return':
      return giveBack(round, command)
    case 'Revise':
      return revise(round, command, context)
    case 'Start':
      return start(round, command, context)
    case 'GiveOpinion':
      return giveOpinion(round, command, context)
    case 'EditOpinion':
      return editOpinion(round, command, context)
    case 'Remind':
      return remind(round, context)
    case 'ShowStatus':
      return []
    case 'OpenProxyForm':
      return openProxyForm(round)
    case 'EnterProxy':
      return enterProxy(round, command)
    case 'ConfirmProxy':
      return confirmProxy(round, command, context)
    case 'DenyProxy':
      return denyProxy(round, command, context)
    case 'Submit':
      return submit(round)
    case 'SubmitWithReason':
      return submitWithReason(round, command)
    case 'OpenTerminateForm':
      return openTerminateForm(round)
    case 'Terminate':
      return terminate(round, command)
    case 'Sign':
      return sign(round, command, context)
    case 'SendBack':
      return sendBack(round, command)
    case 'Reopen':
      return reopen(round, command, context)
    case 'MoveToMeeting':
      return moveToMeeting(round, command)
    case 'Tick':
      return tick(round, command, context)
    default:
      return command satisfies never
  }
}
