/** Header values by name; a list sends the header once per entry. */
export type ReplyHeaders = Readonly<Record<string, string | readonly string[]>>
