// A barrel re-exports more than the handler uses.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/users

import { findUser } from "./stores/index.ts"

export const handler = async ({ id }: { id: string }) => findUser(id)
