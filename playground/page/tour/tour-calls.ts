import { post } from '../calls.js'
import type { Done, Place, SceneView } from './tour-view.js'

/** What the page asks of the tour's performer. */
export const tourCalls = {
  scenes: async (): Promise<SceneView[]> => (await (await fetch('/api/tour')).json()) as SceneView[],
  where: async (scene: string, step: number): Promise<Place | null> => {
    const response = await fetch(`/api/tour/where?${new URLSearchParams({ scene, step: String(step) })}`)
    return response.ok ? ((await response.json()) as Place | null) : null
  },
  begin: (scene: string) => post<unknown>('/api/tour/begin', { scene }),
  perform: (scene: string, step: number) => post<Done>('/api/tour/perform', { scene, step }),
}
