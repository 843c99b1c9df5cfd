import type { Draft } from "./random-program.ts"

/** Puts a statement of the handler into something that may run it. */
export function wrapStatement(draft: Draft, statement: string): string {
  return draft.pick(wrappers)(statement, draft)
}

const wrappers: readonly [Wrapper, ...Wrapper[]] = [
  (statement) => `if (event.flag) { ${statement} } else { event.index }`,
  (statement) => `for (const _ of [1]) { ${statement} }`,
  (statement) => `for await (const _ of (async function* () { yield 1 })()) { ${statement} }`,
  (statement) => `try { ${statement} } finally { event.index }`,
  (statement) => `try { throw new Error("x") } catch { ${statement} }`,
  (statement) => `switch (event.key) { case "a": ${statement} break; default: ${statement} }`,
  (statement) => `await (async () => { ${statement} })();`,
  (statement) => `await Promise.all([1].map(async () => { ${statement} }));`,
  (statement) => `await Promise.allSettled([(async () => { ${statement} })()]);`,
  (statement) => `await new Promise((resolve, reject) => { (async () => { ${statement} })().then(resolve, reject) });`,
  (statement) => `await Promise.resolve().then(async () => { ${statement} });`,
  (statement) => `await Promise.reject(new Error("x")).catch(async () => { ${statement} });`,
  (statement) => `await [1].reduce(async (before) => { await before; ${statement} }, Promise.resolve());`,
  (statement, draft) => {
    const label = draft.name("outer")
    return `${label}: do { ${statement} if (event.flag) break ${label}; } while (false);`
  },
  (statement) => `await (async function again(left) { if (left > 0) return again(left - 1); ${statement} })(2);`,
  (statement) => `await ({ async run() { ${statement} } }).run();`,
  (statement) => `await (async function () { ${statement} }).call(undefined);`,
  (statement) => `await new Map([["run", async () => { ${statement} }]]).get("run")();`,
  (statement) =>
    `{ const steps = []; steps.push(async () => { ${statement} }); for (const step of steps) await step(); }`,
  (statement) =>
    `await new Promise((resolve, reject) => setTimeout(() => (async () => { ${statement} })().then(resolve, reject), 0));`,
  (statement, draft) => inFunction(draft, statement, (name, body) => `const ${name} = async (event) => { ${body} }`),
  (statement, draft) =>
    inFunction(
      draft,
      statement,
      (name, body) =>
        `const ${name} = ((inner) => async (event) => { await inner(event) })(async (event) => { ${body} })`,
    ),
  (statement, draft) =>
    inFunction(
      draft,
      statement,
      (name, body) =>
        `const ${name} = [(next) => async (event) => next(event)].reduceRight((next, layer) => layer(next), async (event) => { ${body} })`,
    ),
  (statement, draft) => {
    const name = draft.name("Service")
    draft.declare(
      `class ${name} { constructor(event) { this.event = event } async #run(event) { ${statement} } run() { return this.#run(this.event) } }`,
    )
    return `await new ${name}(event).run();`
  },
  (statement, draft) => {
    const name = draft.name("mixin")
    draft.declare(`const ${name} = (Base) => class extends Base { async mixed(event) { ${statement} } }`)
    return `await new (${name}(class {}))().mixed(event);`
  },
  (statement, draft) => {
    const name = draft.name("emitter")
    draft.declare(`const ${name} = { handlers: {}, on(type, run) { (this.handlers[type] ??= []).push(run) }, async emit(type, event) { for (const run of this.handlers[type] ?? []) await run(event) } }
${name}.on("go", async (event) => { ${statement} })`)
    return `await ${name}.emit("go", event);`
  },
]

type Wrapper = (statement: string, draft: Draft) => string

function inFunction(draft: Draft, statement: string, declaration: (name: string, body: string) => string): string {
  const name = draft.name("step")
  draft.declare(declaration(name, statement))
  return `await ${name}(event);`
}
