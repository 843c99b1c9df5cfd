// The handler stands in another module.
//
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/visits
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/visits

export { count as handler } from "./count.ts"
