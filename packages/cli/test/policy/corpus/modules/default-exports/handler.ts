// Default exports of a class and an object.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/logs
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/log
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/logs

import Log from "./log.ts"
import config from "./config.ts"

const log = new Log(config.table)
export const handler = async ({ text }: { text: string }) => log.write(text)
