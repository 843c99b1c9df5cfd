import { mergeConfig } from "vitest/config"
import repository from "../../vitest.config.ts"

// Only inside this repository: here the framework is read from its sources. A project of your own needs no such file.
export default mergeConfig(repository, { test: { include: ["test/**/*.test.ts"] } })
