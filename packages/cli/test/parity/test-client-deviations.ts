/** Cases that the test client answers otherwise than AWS, and why. */
export const testClientDeviations: Readonly<Record<string, string>> = {
  "a function sees none of the shell's variables": "functions run in the process of the test",
}
