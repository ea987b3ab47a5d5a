import { get, post } from '../calls.js'
import type { Done, Place, SceneView } from './tour-view.js'

/** What the page asks of the tour's performer. */
export const tourCalls = {
  scenes: () => get<SceneView[]>('/api/tour'),
  /** Null also where it cannot be told: the step itself then says what is wrong. */
  where: (scene: string, step: number): Promise<Place | null> =>
    get<Place | null>(`/api/tour/where?${new URLSearchParams({ scene, step: String(step) })}`).catch(
      () => null,
    ),
  begin: (scene: string) => post<unknown>('/api/tour/begin', { scene }),
  perform: (scene: string, step: number) => post<Done>('/api/tour/perform', { scene, step }),
}
