import type { Plugin } from "esbuild"

/**
 * Puts values that can be called, constructed, extended and read without end in place of the AWS SDK: declarations do
 * not depend on it, and loading it takes longer than everything else.
 */
export const stubAws: Plugin = {
  name: "stub-aws",
  setup(build) {
    build.onResolve({ filter: /^@(aws-sdk|smithy)\// }, ({ path }) => ({ path, namespace: "aws-stub" }))
    build.onLoad({ filter: /.*/, namespace: "aws-stub" }, () => ({ contents, loader: "js" }))
  },
}

// esbuild gives what imports a CommonJS module the prototype of its exports, so any name is found there.
// `then` is absent, so that `await` ends; symbols are absent, so that spreading and printing fall back to the defaults.
const contents = `
const stub = new Proxy(class {}, {
  get: (own, key) => (key === "prototype" ? own.prototype : key === "then" || typeof key === "symbol" ? undefined : stub),
  apply: () => stub,
  construct: (own, args, target) => (target === stub ? stub : Reflect.construct(Object, args, target)),
})
module.exports = Object.create(new Proxy({}, { get: () => stub }))
`
