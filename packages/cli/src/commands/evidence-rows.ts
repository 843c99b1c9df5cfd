import type { Evidence } from "../model/grant.ts"
import type { SourceLocation } from "../model/source-location.ts"
import { shortenLine } from "../terminal/shorten-line.ts"
import type { Terminal } from "../terminal/terminal.ts"

export interface EvidenceContext {
  /** The source text of a line. */
  readonly textOf: (location: SourceLocation) => string
  readonly terminal: Terminal
}

/** The ways to the lines that need a permission, as stacks with the call last: place, function, source text. */
export function evidenceRows(evidence: readonly Evidence[], { textOf, terminal }: EvidenceContext): readonly string[] {
  const ways = evidence.map(toSteps)
  const places = ways.flat().map(({ place }) => place.length)
  const names = ways.flat().map(({ name }) => name.length)
  const { colors } = terminal
  return ways.flatMap((steps, way) =>
    steps.map(({ place, name, location }, index) => {
      const isLast = index === steps.length - 1
      const mark = isLast ? ">" : " "
      const text = shortenLine(textOf(location))
      const columns = `${place.padEnd(Math.max(...places))}  ${name.padEnd(Math.max(...names))}`
      const row = `  ${mark} ${isLast ? colors.cyan(columns) : columns}  ${isLast ? text : colors.dim(text)}`.trimEnd()
      return way > 0 && index === 0 && steps.length > 1 ? `\n${row}` : row
    }),
  )
}

interface Step {
  readonly place: string
  readonly name: string
  readonly location: SourceLocation
}

function toSteps({ file, line, chain, path = [] }: Evidence): readonly Step[] {
  const location = { file, line }
  const steps = path.map((step) => ({ place: placeOf(step), name: step.name, location: step }))
  const last = steps.at(-1)
  // Beyond the user's own functions a chain names those of packages.
  const beyond = chain.slice(path.length).join(" > ")
  if (last?.place !== placeOf(location)) return [...steps, { place: placeOf(location), name: beyond, location }]
  return [...steps.slice(0, -1), { ...last, name: [last.name, beyond].filter(Boolean).join(" > ") }]
}

function placeOf({ file, line }: SourceLocation): string {
  return `${file}:${line}`
}
