import { useEffect, useRef } from 'preact/hooks'
import { calls, Refused, whyNot } from './calls.js'
import { useKept } from './kept.js'
import { GROUP_SUGGESTIONS, SUGGESTIONS } from './suggestions.js'
import type { Tell } from './toasts.js'
import { type MessageView, MOST_FILE_BYTES, type PageView } from './view.js'

/** The box to write in; what is not sent yet waits there for the person and the chat. */
export function Composer(props: {
  view: PageView
  tell: Tell
  inert: boolean
  replyTo: MessageView | null
  endReply: () => void
}) {
  const { view, tell, replyTo } = props
  const place = `${view.me} ${view.chat}`
  const [text, setText] = useKept(`text ${place}`, '')
  const [mention, setMention] = useKept(`mention ${place}`, true)
  const box = useRef<HTMLTextAreaElement>(null)
  const chat = view.chats.find(({ id }) => id === view.chat)
  const me = view.people.find(({ openId }) => openId === view.me)
  const group = chat?.type === 'group'
  const suggestions = group ? GROUP_SUGGESTIONS : me ? SUGGESTIONS[me.role] : []

  useEffect(() => {
    if (replyTo) box.current?.focus()
  }, [replyTo])

  const sent = (sending: Promise<{ delivered: boolean }>, otherwise: () => void) => {
    props.endReply()
    sending
      .then(({ delivered }) => {
        if (!delivered) tell({ type: 'warning', content: '机器人暂未接收，平台稍后会再次投递' })
      })
      .catch((error: unknown) => {
        otherwise()
        tell({ type: 'error', content: whyNot(error) })
      })
  }
  const send = (words: string) => {
    if (words.trim() === '') return
    sent(calls.say(view.me, view.chat, words.trim(), group && mention, replyTo?.id), () =>
      setText(() => words),
    )
  }
  const sendTyped = () => {
    setText(() => '')
    send(text)
  }
  const sendFile = (file: File) => {
    if (file.size > MOST_FILE_BYTES) return tell({ type: 'warning', content: '文件超过5 MB，本页面不能发送' })
    if (file.size === 0) return tell({ type: 'warning', content: '文件是空的，不能发送' })
    const sending = bodyOf(file).then((body) =>
      calls.sendFile(view.me, view.chat, file.name, body, replyTo?.id),
    )
    return sent(sending, () => undefined)
  }

  return (
    <form
      class="composer"
      aria-label="发送消息"
      inert={props.inert}
      onSubmit={(event) => {
        event.preventDefault()
        sendTyped()
      }}
    >
      <div class="suggestions" role="group" aria-label="可以这样说">
        {suggestions.map((words) => (
          <button key={words} type="button" class="suggestion" onClick={() => send(words)}>
            {words}
          </button>
        ))}
      </div>
      {replyTo && (
        <p class="replying">
          回复{replyTo.sender}的消息
          <button type="button" class="reply" onClick={props.endReply}>
            取消回复
          </button>
        </p>
      )}
      <div class="write">
        {group && (
          <label class="checker">
            <input
              type="checkbox"
              checked={mention}
              onChange={(event) => {
                const { checked } = event.currentTarget
                setMention(() => checked)
              }}
            />
            @机器人
          </label>
        )}
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label="消息内容"
          placeholder={`以“${me?.name ?? ''}”身份发送`}
          onInput={(event) => {
            const { value } = event.currentTarget
            setText(() => value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && replyTo) return props.endReply()
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
            event.preventDefault()
            sendTyped()
          }}
        />
        <FileButton choose={sendFile} />
        <button type="submit" class="button primary_filled" disabled={text.trim() === ''}>
          发送
        </button>
      </div>
    </form>
  )
}

function FileButton({ choose }: { choose: (file: File) => void }) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class="button send-file" onClick={() => chooser.current?.click()}>
        发送文件
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="要发送的文件"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) choose(file)
        }}
      />
    </>
  )
}

/** The bytes of a file in base64. */
function bodyOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const { result } = reader
      resolve(typeof result === 'string' ? result.slice(result.indexOf(',') + 1) : '')
    })
    reader.addEventListener('error', () => reject(new Refused('文件读不出来')))
    reader.readAsDataURL(file)
  })
}
