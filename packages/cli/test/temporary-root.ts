import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

/** Has all tests, and what they start, make their temporary directories in one, which is removed after the last of them. */
export default function temporaryRoot(): () => void {
  const root = mkdtempSync(path.join(tmpdir(), "tsapi-tests-"))
  process.env["TMPDIR"] = root
  return () => rmSync(root, { recursive: true, force: true })
}
