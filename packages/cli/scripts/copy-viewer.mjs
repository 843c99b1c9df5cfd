// Puts the try-it page's bundle into the package: as a dependency it would bring 240 MB with it.
import { cp, mkdir } from "node:fs/promises"

const target = new URL("../viewer/", import.meta.url)
const source = new URL("../node_modules/@scalar/api-reference/", import.meta.url)
await mkdir(target, { recursive: true })
await cp(new URL("dist/browser/standalone.js", source), new URL("scalar.js", target))
// It says whose it is, and under which licence.
await cp(new URL("README.md", source), new URL("README.md", target))
