/** The user said no, or pressed Ctrl-C: quiet, exit code 130. */
export class Cancelled extends Error {
  override readonly name = "Cancelled"

  constructor(message = "Cancelled") {
    super(message)
  }
}
