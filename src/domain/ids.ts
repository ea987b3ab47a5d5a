import { z } from 'zod'

/** A person of the tenant as the platform names him to this app: Feishu open_id. */
export const PersonId = z
  .string()
  .regex(/^ou_[A-Za-z0-9_-]{1,64}$/)
  .brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

/** A chat, private or group: Feishu chat_id. */
export const ChatId = z
  .string()
  .regex(/^oc_[A-Za-z0-9_-]{1,64}$/)
  .brand<'ChatId'>()
export type ChatId = z.infer<typeof ChatId>

/** A message on the platform: Feishu message_id. */
export const MessageId = z
  .string()
  .regex(/^om_[A-Za-z0-9_-]{1,96}$/)
  .brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>

/** 单位: named by its full name as in the rules or the roster, bracketed plates included. */
export const UnitName = z.string().trim().min(2).max(60).brand<'UnitName'>()
export type UnitName = z.infer<typeof UnitName>

/** One running procedure: `<kind>/<rest>`, for example `round/4f2a91c0` or `roster/main`. */
export const CaseId = z
  .string()
  .regex(/^[a-z][a-z-]*(\/[A-Za-z0-9_.-]+)+$/)
  .max(160)
  .brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>

/** The kind of procedure that a case runs: the part of its id before the first slash. */
export function kindOf(id: CaseId): string {
  return id.slice(0, id.indexOf('/'))
}
