import { defineConfig } from "@tsapi/cli"

export default defineConfig({
  entry: "src/app.ts",
  logRetention: 14,
  stages: { prod: { logRetention: 90 } },
})
