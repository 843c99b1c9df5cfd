import path from "node:path"
import { expect, it } from "vitest"
import { generateCliReference } from "../../scripts/generate-cli-reference.ts"
import { repository } from "./extract-fences.ts"

it("is what the commands say: `pnpm docs:cli` writes it anew", async () => {
  await expect(await generateCliReference()).toMatchFileSnapshot(path.join(repository, "docs/cli.md"))
})
