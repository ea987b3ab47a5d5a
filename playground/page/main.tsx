import { render } from 'preact'
import { App } from './app.js'
import { Gallery } from './gallery/gallery.js'
import { beginLook } from './look.js'
import { Tour } from './tour/tour.js'

const VIEWS: Readonly<Record<string, () => preact.JSX.Element>> = { '/tour': Tour, '/gallery': Gallery }

beginLook()
const root = document.getElementById('page')
const View = VIEWS[location.pathname] ?? App
if (root) render(<View />, root)
