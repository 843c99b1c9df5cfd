// Code in a text may call anything.
//
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos

export const handler = async ({ code }: { code: string }) => eval(code) // warns POLICY_CODE_OPAQUE
