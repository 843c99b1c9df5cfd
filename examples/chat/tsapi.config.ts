import { defineConfig } from "@tsapi/cli"

// SHA-256 of `alice-token` and of `bob-token`: for a laptop, not for the internet.
const demoTokens = [
  "alice:9c220f200955d76c0a38d308225e0ef10c5f971acaf2f8d1d8f732affa5bd1dc",
  "bob:97dd3707015dcf069cf73022ed7173b1165db6eff24b441cb57fd069a8c4e525",
].join(",")

export default defineConfig({
  entry: "src/app.ts",
  timeout: 15,
  logRetention: 14,
  // Unset means that nobody gets in.
  environment: { TOKEN_HASHES: process.env.TOKEN_HASHES ?? "" },
  stages: {
    dev: { environment: { TOKEN_HASHES: process.env.TOKEN_HASHES ?? demoTokens } },
    prod: { logRetention: 90, webSocket: { throttle: { rate: 200, burst: 400 }, accessLogs: true } },
  },
})
