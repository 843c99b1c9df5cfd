// Aliases of package.json (#imports).
//
// allow kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
// deny kms:Encrypt arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
// deny kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000

import { decrypt } from "#security"

export const handler = async ({ text }: { text: string }) => decrypt(text)
