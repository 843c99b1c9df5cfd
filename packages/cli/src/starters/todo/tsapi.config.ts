import { defineConfig } from "@tsapi/cli"

export default defineConfig({
  entry: "src/app.ts",
  memory: 512,
  timeout: 15,
  // Without a token nobody gets in. `.env` and `.env.<stage>` are read before this file.
  environment: { API_TOKEN: process.env.API_TOKEN ?? "" },
  stages: {
    dev: { environment: { API_TOKEN: process.env.API_TOKEN ?? "dev-token" } },
  },
})
