// Top-level code of an imported module runs at every cold start.
//
// allow ssm:GetParametersByPath arn:aws:ssm:us-east-1:111122223333:parameter/shop
// deny ssm:GetParameter arn:aws:ssm:us-east-1:111122223333:parameter/shop/a

import "./load-settings.ts"

export const handler = async () => process.env.LOADED
