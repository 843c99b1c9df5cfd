/** Leaves out the AWS SDK's warning about this machine's Node.js: it says nothing of the deployed function's. */
export function dropSdkWarning(): void {
  const emitWarning = process.emitWarning.bind(process)
  const filtered = (warning: string | Error, ...rest: never[]) => {
    if (!String(warning).startsWith("NodeVersionSupportWarning")) emitWarning(warning, ...rest)
  }
  process.emitWarning = filtered
}
