import type { z } from 'zod'

/** A field of a call that the platform's gateway refused, as the answer names it. */
interface FieldFault {
  field: string
  description: string
}

/** What the platform answers instead of doing the work. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly extra: {
      headers?: Readonly<Record<string, string>>
      fields?: readonly FieldFault[]
    } = {},
  ) {
    super(message)
  }
}

/** A refusal as most of the platform's errors come: with HTTP 400. */
export const refused = (code: number, message: string): ApiRefusal => new ApiRefusal(400, code, message)

/** A field is missing or out of bounds; the answer names it. Source: 通用错误码. */
export const fieldRefused = (field: string, description: string): ApiRefusal =>
  new ApiRefusal(400, 99992402, 'field validation failed', { fields: [{ field, description }] })

/** 230001 with the reason in `ext`. Source: 发送消息, 错误码. */
export const badMessage = (ext: string): ApiRefusal =>
  refused(230001, `Your request contains an invalid request parameter, ext=${ext}`)

/** The body is no JSON object, or a field has another type than its page says. Source: 通用错误码. */
export const badRequest = (): ApiRefusal => refused(9499, 'Bad Request')

/** Reads query or body as the gateway does: a field of another type is 9499, missing or out of bounds 99992402. */
export function read<T>(shape: z.ZodType<T>, given: unknown): T {
  const parsed = shape.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (!issue) throw badRequest()
  const there = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    given,
  )
  if (issue.code === 'invalid_type' && there !== undefined) throw badRequest()
  const field = issue.path.join('.')
  throw fieldRefused(field, there === undefined ? `${field} is required` : issue.message)
}
