import type { TaggedTemplateExpression } from "oxc-parser"
import { itemsOf } from "./elements-of.ts"
import { type Arguments, argument, type Frame, type Site } from "./frame.ts"
import { concatenate, literal } from "./text.ts"
import { merged, nothing, record, tuple, unknown, type ValueSet } from "./value.ts"

/** What a template's tag is called with: the texts, with `raw`, and the values between them. */
export function templateArguments({ quasi }: TaggedTemplateExpression, frame: Frame): Arguments {
  const cooked = tuple(quasi.quasis.map(({ value }) => [literal(value.cooked ?? value.raw)]))
  const raw = tuple(quasi.quasis.map(({ value }) => [literal(value.raw)]))
  const strings = merged([[cooked], [record(new Map([["raw", [raw]]]))]])
  return { list: [[strings], ...quasi.expressions.map((it) => frame.run.evaluate(it, frame))], rest: nothing }
}

/** What `String.raw` makes of a template. */
export function rawText(args: Arguments, site: Site): ValueSet {
  const [strings, ...others] = site.frame.run.read(argument(args, 0), "raw", site)
  const pieces = strings && others.length === 0 ? itemsOf(strings, site) : undefined
  if (!pieces || args.rest.length > 0) return concatenate([[unknown("data")]])
  return concatenate(
    pieces.flatMap((piece, index) => {
      const value = index < pieces.length - 1 ? args.list[index + 1] : undefined
      return value ? [piece, value] : [piece]
    }),
  )
}
