// A service of a monorepo uses a package beside it.
//
// env TABLE=accounts
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/accounts
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/accounts

import { Accounts } from "../../packages/data/src/index.js"

const accounts = new Accounts(process.env.TABLE ?? "")

export const handler = async ({ id }: { id: string }) => accounts.find(id)
