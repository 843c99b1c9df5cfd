// A #private field holds the client with all methods.
//
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:resize
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:resize:live
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:resize-large
// deny lambda:UpdateFunctionCode arn:aws:lambda:us-east-1:111122223333:function:resize

import { Lambda } from "@aws-sdk/client-lambda"

class Resizer {
  #lambda = new Lambda({})

  async resize(key: string) {
    return this.#lambda.invoke({ FunctionName: "resize", Payload: JSON.stringify({ key }) })
  }
}

const resizer = new Resizer()
export const handler = (event: { key: string }) => resizer.resize(event.key)
