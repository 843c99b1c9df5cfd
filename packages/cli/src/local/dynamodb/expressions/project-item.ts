import type { AttributeValue, Item } from "../attribute-value.ts"
import type { Path } from "./expression.ts"

/** The parts of an item that the paths name; list elements keep their order and close up. */
export function projectItem(item: Item, paths: readonly Path[]): Item {
  return project({ M: item }, toTree(paths))?.M ?? {}
}

/** Which children of a document to keep; `undefined` keeps the whole value. */
type Tree = Map<string | number, Tree | undefined>

function toTree(paths: readonly Path[]): Tree {
  const root: Tree = new Map()
  for (const path of paths) {
    let tree = root
    for (const [depth, step] of path.entries()) {
      if (depth === path.length - 1) tree.set(step, undefined)
      else {
        const child = tree.get(step) ?? new Map()
        tree.set(step, child)
        tree = child
      }
    }
  }
  return root
}

function project(value: AttributeValue, tree: Tree | undefined): AttributeValue | undefined {
  if (!tree) return value
  if (value.M) {
    const entries = Object.entries(value.M).flatMap(([name, child]) => {
      const kept = tree.has(name) ? project(child, tree.get(name)) : undefined
      return kept ? [[name, kept] as const] : []
    })
    return entries.length > 0 ? { M: Object.fromEntries(entries) } : undefined
  }
  const kept = (value.L ?? []).flatMap((child, index) => {
    const part = tree.has(index) ? project(child, tree.get(index)) : undefined
    return part ? [part] : []
  })
  return kept.length > 0 ? { L: kept } : undefined
}
