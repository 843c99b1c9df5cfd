import type { Draft } from "./random-program.ts"

/** Puts a statement of the handler into something that may run it. */
export function wrapStatement(draft: Draft, statement: string): string {
  return draft.pick(wrappers)(statement, draft)
}

const wrappers: readonly [Wrapper, ...Wrapper[]] = [
  (statement) => `if (event.flag) { ${statement} } else { event.index }`,
  (statement) => `for (const _ of [1]) { ${statement} }`,
  (statement) => `for await (const _ of (async function* () { yield 1 })()) { ${statement} }`,
  (statement) =>
    `for (const [key, run] of Object.entries({ no: 1, go: 2 })) { if (key === "go" && run === 2) { ${statement} } }`,
  (statement) => `for (const [key, run] of new Map([["no", 1], ["go", 2]])) { if (run > 1) { ${statement} } }`,
  (statement) => `for (const key in { no: 1, go: 2 }) { if (key === "go") { ${statement} } }`,
  (statement) =>
    `for (let i = 0, rows = ["no", "go"]; i < rows.length; i++) { if (rows[i] === "go") { ${statement} } }`,
  (statement) => `{ let last; for (const run of ["go", "no"]) { if (last === "go") { ${statement} } last = run } }`,
  (statement) =>
    `{ let go; for (const run of [1, 2]) { if (go) await go(); go = async () => { if (run === 1) { ${statement} } } } }`,
  (statement) =>
    `{ const state = { done: true, n: 0 }; delete state.done; state.n++; if (!state.done && state.n > 0) { ${statement} } }`,
  (statement) => `{ const state = {}; if (event.flag) state.on = true; if (!state.on) { ${statement} } }`,
  (statement) => `{ const state = { go: undefined }; [state.go] = [async () => { ${statement} }]; await state.go() }`,
  (statement) => `{ globalThis.run = async () => { ${statement} }; await run() }`,
  (statement) =>
    `for (const one of [undefined, "x", ["x"], { x: 1 }]) { if (one && typeof one === "object" && !Array.isArray(one)) { ${statement} } }`,
  (statement) => `for (const one of [null, undefined, 0]) { if (one == null && one === undefined) { ${statement} } }`,
  (statement) => `await new Proxy(async () => {}, { apply: async () => { ${statement} } })();`,
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
    const error = draft.name("Failure")
    draft.declare(`class ${error} extends Error {}`)
    return `try { await Promise.reject(new ${error}()) } catch (error) { if (error instanceof ${error}) { ${statement} } }`
  },
  (statement, draft) => {
    const Emitter = draft.sdk("node:events", "EventEmitter")
    return `await new Promise((resolve, reject) => { const emitter = new ${Emitter}(); emitter.on("go", () => (async () => { ${statement} })().then(resolve, reject)); emitter.on("no", reject); emitter.emit("go") });`
  },
  (statement, draft) => {
    const promisify = draft.sdk("node:util", "promisify")
    return `await ${promisify}((done) => { (async () => { ${statement} })().then(() => done(null), done) })();`
  },
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
