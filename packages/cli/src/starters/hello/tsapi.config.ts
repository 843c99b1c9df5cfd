import { defineConfig } from "@tsapi/cli"

export default defineConfig({
  entry: "src/app.ts",
  memory: 512,
  timeout: 15,
})
