import type { SourceOptions } from "./infer-source.ts"
import { appOf, inferGrants } from "./one-module-app.ts"

/** The grants of a handler that sends one command, and every warning after them. */
export function grantsOfCall(service: string, command: string, input: string, options: SourceOptions = {}) {
  const files = appOf(
    `import { ${command}Command } from "@aws-sdk/client-${service}"`,
    `return (client as any).send(new ${command}Command(${input}))`,
  )
  return inferGrants({ ...files, ...stubPackage(`client-${service}`, `${command}Command`) }, options)
}

/** An SDK package that is not installed: the names it exports are all that is read of it. */
export function stubPackage(name: string, ...names: readonly string[]): Record<string, string> {
  return {
    [`node_modules/@aws-sdk/${name}/package.json`]: `{ "name": "@aws-sdk/${name}" }`,
    [`node_modules/@aws-sdk/${name}/dist-cjs/index.js`]: names.map((it) => `exports.${it} = ${it};`).join("\n"),
  }
}
