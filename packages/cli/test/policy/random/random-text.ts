import type { Draft } from "./random-program.ts"

/** Ways to write an expression that is always `text`; in the handler, where `event` is in scope and `await` works. */
type Way = (text: string, draft: Draft) => string

/** An expression for one of a few texts, of which the run may choose any. */
export function randomText(draft: Draft, depth = 0): string {
  const one = () => textOf(`name-${draft.integer(6)}`, draft, depth)
  if (depth > 2 || !draft.once(4)) return one()
  const other = randomText(draft, depth + 1)
  const key = draft.name("key")
  return draft.pick([
    () => `(event.flag ? ${one()} : ${other})`,
    () => `({ a: ${one()}, b: ${other} })[event.key]`,
    () => `[${one()}, ${other}][event.index]`,
    () => `[${one()}, ${other}].find((${key}) => ${key}.length > event.index)`,
    () => `new Map([["a", ${one()}], ["b", ${other}]]).get(event.key)`,
    () => `(await (event.flag ? Promise.resolve(${one()}) : (async () => ${other})()))`,
  ])()
}

function textOf(text: string, draft: Draft, depth: number): string {
  if (depth > 2 || draft.once(3)) return JSON.stringify(text)
  const inner = textOf(text, draft, depth + 1)
  return draft.pick(ways)(inner, draft)
}

const ways: readonly [Way, ...Way[]] = [
  (text) => "`${" + text + "}`",
  (text) => `[${text}, "x"][0]`,
  (text) => `({ name: ${text} }).name`,
  (text) => `({ ...{ name: ${text}, other: 1 } })["name"]`,
  (text) => `(await (async () => ${text})())`,
  (text) => `(await Promise.all([${text}]))[0]`,
  (text) => `(await new Promise((resolve) => resolve("x")), ${text})`,
  (text) => `Object.values({ only: ${text} })[0]`,
  (text) => `Object.assign({}, { name: ${text} }).name`,
  (text) => `[...[${text}]].at(-1)`,
  (text) => `JSON.parse(JSON.stringify({ name: ${text} })).name`,
  (text) => `(undefined ?? ${text})`,
  (text) => `[${text}].map((it) => it)[0]`,
  (text) => `[${text}].reduce((_, it) => it, "")`,
  (text) => `(await Promise.resolve({ name: ${text} }).then(({ name }) => name))`,
  (text, draft) =>
    declared(
      draft,
      (name) => `const ${name} = (value) => value`,
      (name) => `${name}(${text})`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) =>
        `function ${name}({ name = "unused", ...rest }) { const { name: copy } = { name, ...rest }; return copy }`,
      (name) => `${name}({ name: ${text}, other: 1 })`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) => `class ${name} { #name; constructor(name) { this.#name = name } get name() { return this.#name } }`,
      (name) => `new ${name}(${text}).name`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) => `function* ${name}(value) { yield value }`,
      (name) => `[...${name}(${text})][0]`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) => `const ${name} = (first) => (second) => second ?? first`,
      (name) => `${name}(${text})()`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) =>
        `function ${name}(kind, value) { switch (kind) { case 1: return value; default: throw new Error("no") } }`,
      (name) => `${name}(1, ${text})`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) => `async function ${name}(value) { try { throw { value } } catch (caught) { return caught.value } }`,
      (name) => `(await ${name}(${text}))`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) => `const ${name} = new Map()`,
      (name) => `(${name}.set("k", ${text}), ${name}.get("k"))`,
    ),
  (text, draft) =>
    declared(
      draft,
      (name) =>
        `const ${name} = { held: "", put(value) { this.held = value; return this }, take() { return this.held } }`,
      (name) => `${name}.put(${text}).take()`,
    ),
]

function declared(draft: Draft, declaration: (name: string) => string, use: (name: string) => string): string {
  const name = draft.name("text")
  draft.declare(declaration(name))
  return use(name)
}
