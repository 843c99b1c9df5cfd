/** Twelve digits that nobody takes for an account of theirs. */
export const localAccountId = "000000000000"
