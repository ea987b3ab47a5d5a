import type { Service } from './service.js'
import { clockService } from './services/clock.js'
import { FaultBoard, faultsService } from './services/faults.js'
import { panelService } from './services/panel.js'
import { tourService } from './services/tour.js'
import type { Stage } from './stage.js'

/** What the page of a whole stage can do besides chatting: its clock, faults, the side panel, the tour. */
export function demoServices({ emulator, record, clock, controls }: Stage): Service[] {
  return [
    clockService(controls, clock),
    faultsService(new FaultBoard(emulator)),
    panelService(emulator, record, () => clock.now()),
    tourService({ emulator, now: () => clock.now(), clock: controls }),
  ]
}
