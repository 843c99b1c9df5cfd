import { defineConfig } from "vitest/config"
import repository from "../../vitest.config.ts"

// Only inside this repository: here the framework is read from its sources. A project of your own needs no such file.
const { projects: _others, ...test } = repository.test ?? {}

export default defineConfig({ ...repository, test: { ...test, include: ["test/**/*.test.ts"] } })
