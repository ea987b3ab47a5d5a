import { buttonsOf, textOf } from '../emulator/card/client.js'
import type { Person } from '../emulator/directory.js'
import type { Emulator } from '../emulator/emulator.js'
import type { Message } from '../emulator/messages.js'
import type { Done, SceneView } from '../page/tour/tour-view.js'
import { NotPossible } from '../service.js'
import { type Cast, canBePlayed, castOf, personOf } from './cast.js'
import type { Act, Scene, Sight, Step, Who, Words } from './scene.js'
import { SCENES } from './scenes.js'

/** What moves the calendar of the whole demo. */
export interface TourClock {
  step(days: number): Promise<void>
}

export interface TourParts {
  emulator: Emulator
  /** The demo's calendar, ms since 1970. */
  now: () => number
  /** Absent: steps that move the calendar are left out. */
  clock?: TourClock | undefined
}

/** A card with a button that can be, or could once be, pressed. `version`: the one that shows the button. */
export interface Found {
  message: Message
  path: string
  version: number
}

/** How many versions each message had at some moment. */
type Moment = ReadonlyMap<string, number>

/** What must be seen is waited for this long, ms. */
const PATIENCE_MS = 10_000

/** Plays scenes over the emulator as their people would, whatever else has happened there. */
export class Performer {
  /** For each scene the step that is due and the moment from which its traces count: somebody may act by hand before. */
  private readonly due = new Map<Scene, { step: number; since: Moment }>()

  constructor(
    private readonly parts: TourParts,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  scenes(): SceneView[] {
    return SCENES.filter((scene) => canBePlayed(scene, this.parts.emulator.people)).map((scene) => ({
      id: scene.id,
      title: scene.title,
      about: scene.about,
      steps: this.stepsOf(scene).map(({ caption, screens, act }) => ({
        caption,
        screens: screens.flatMap((who) => (who ? [this.person(who).openId] : [])),
        actor: act && 'by' in act ? this.person(act.by).openId : null,
      })),
    }))
  }

  step(id: string, index: number): Step {
    const step = this.stepsOf(this.scene(id))[index]
    if (!step) throw new NotPossible('这一场没有这一步')
    return step
  }

  /** Does what has happened before the scene, and counts from here what its first step leaves behind. */
  async begin(id: string): Promise<void> {
    const scene = this.scene(id)
    for (const { act, sees } of scene.before?.(this.cast()) ?? []) {
      const since = this.moment()
      if (act) await this.act(act, () => false)
      for (const sight of sees) await this.awaited(sight, since)
    }
    this.due.set(scene, { step: 0, since: this.moment() })
  }

  /** Does the step, unless somebody has already done it by hand, and waits for what must be seen. @throws NotPossible */
  async perform(id: string, index: number): Promise<Done> {
    const scene = this.scene(id)
    const step = this.step(id, index)
    const due = this.due.get(scene)
    const since = step.act && (due?.step === index ? due.since : this.moment())
    if (since) this.due.set(scene, { step: index, since })
    const already = () =>
      since !== undefined && step.sees.length > 0 && step.sees.every((sight) => this.seen(sight, since))
    const words = step.act && !already() ? await this.act(step.act, already) : null
    if (step.notice && words !== null && !words.includes(step.notice))
      throw new NotPossible(`这一步没有走通：提示是“${words}”`)
    const seen = []
    for (const sight of step.sees) {
      const { id: message } = await this.awaited(sight, since ?? null)
      seen.push({ person: this.person(sight.who).openId, message, words: sight.words })
    }
    this.due.set(scene, { step: index + 1, since: this.moment() })
    const by = step.act && 'by' in step.act ? this.person(step.act.by).openId : ''
    return { seen, notice: words === null || words === '' ? null : { person: by, words } }
  }

  person(who: Who): Person {
    const person = personOf(this.parts.emulator.people, who)
    if (!person) throw new NotPossible('名册中没有这一步要用的人员')
    return person
  }

  /** The newest card in the person's private chat that holds the words. */
  card(who: Who, words: Words): Message | null {
    return this.cardsOf(who).findLast((message) => this.holds(message, words)) ?? null
  }

  /** The newest such card with the button; `old`: an earlier version of it had the button. */
  button(who: Who, words: string, on: Words, old: boolean): Found | null {
    const { emulator } = this.parts
    for (const message of this.cardsOf(who).reverse()) {
      if (!this.holds(message, on)) continue
      const last = message.versions.length - 1
      for (let version = last; version >= (old ? 0 : last); version -= 1) {
        const shown = buttonsOf(emulator.cardOf(message.id, version))
        const button = shown.find(({ text, disabled }) => text === words && !disabled)
        if (button) return { message, path: button.path, version }
      }
    }
    return null
  }

  private scene(id: string): Scene {
    const scene = SCENES.find((one) => one.id === id)
    if (!scene || !canBePlayed(scene, this.parts.emulator.people)) throw new NotPossible('没有这一场')
    return scene
  }

  private stepsOf(scene: Scene): Step[] {
    const steps = scene.steps(this.cast())
    return steps.filter(({ act }) => !act || !('days' in act) || this.parts.clock !== undefined)
  }

  private cast(): Cast {
    return castOf(this.parts.emulator.people, this.parts.now())
  }

  private cardsOf(who: Who): Message[] {
    const all = this.parts.emulator.messagesOf(this.person(who).openId, { fromBot: true })
    return all.filter((message) => message.type === 'interactive' && !message.revoked)
  }

  private holds(message: Message, words: Words): boolean {
    const text = textOf(this.parts.emulator.cardOf(message.id))
    return words.every((word) => text.includes(word))
  }

  private moment(): Moment {
    const messages = Object.values(this.parts.emulator.memory.messages)
    return new Map(messages.map(({ id, versions }) => [id, versions.length]))
  }

  private seen({ who, words }: Sight, since: Moment | null): Message | null {
    const fresh = (message: Message) => message.versions.length > (since?.get(message.id) ?? 0)
    const found = this.cardsOf(who).findLast(
      (message) => (since === null || fresh(message)) && this.holds(message, words),
    )
    return found ?? null
  }

  private awaited(sight: Sight, since: Moment | null): Promise<Message> {
    const missing = sight.words.map((word) => `“${word}”`).join('')
    return this.wait(
      () => this.seen(sight, since),
      `${this.person(sight.who).name}没有等到写着${missing}的卡片`,
    )
  }

  private async wait<T>(look: () => T | null, what: string): Promise<T> {
    return this.parts.emulator.until(look, this.patienceMs, what).catch(() => {
      throw new NotPossible(`这一步没有走通：${what}`)
    })
  }

  /** Answers the words of the notice; empty where none came, null where none is given, and where it was `already` done. */
  private async act(act: Act, already: () => boolean): Promise<string | null> {
    const { emulator, clock } = this.parts
    if ('days' in act) {
      await clock?.step(act.days)
      return null
    }
    const { openId, name } = this.person(act.by)
    if ('says' in act) {
      await emulator.say(openId, act.says)
      return null
    }
    if ('replies' in act) {
      const to = await this.wait(() => this.card(act.by, act.to), `${name}没有可以回复的卡片`)
      await emulator.say(openId, act.replies, { parent: to.id })
      return null
    }
    const found = await this.wait(
      () => this.button(act.by, act.presses, act.on, act.old === true) ?? (already() ? 'done' : null),
      `${name}的卡片上没有可以点的「${act.presses}」`,
    )
    if (found === 'done') return null
    const { message, path, version } = found
    const pressed = await emulator.press(openId, message.id, { path }, act.typed ?? {}, { version })
    if (pressed.code !== null) throw new NotPossible('这一步没有走通：机器人没有及时应答，可以稍后重试')
    return pressed.toast?.content ?? ''
  }
}
