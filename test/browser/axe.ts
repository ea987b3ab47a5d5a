import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What is checked: the web's rules up to level AA, and what is held to be good besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/**
 * Everything on the page that would keep somebody from seeing, reaching or understanding it: rule, and where. `only`: one
 * rule, for what else cannot differ.
 */
export async function barriers(tab: Page, only?: string): Promise<string[]> {
  const known = await tab.evaluate(() => 'axe' in globalThis)
  if (!known) await tab.evaluate(axe.source)
  return tab.evaluate(
    async (rules) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: rules,
        resultTypes: ['violations'],
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(
          (node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
        ),
      )
    },
    only === undefined ? RULES : [only],
  )
}
