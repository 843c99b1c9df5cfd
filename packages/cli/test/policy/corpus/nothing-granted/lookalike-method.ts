// A class of one's own has methods named like operations.
//
// deny s3:GetObject arn:aws:s3:::memory/1
// deny s3:PutObject arn:aws:s3:::memory/1

class Memory {
  private readonly objects = new Map<string, string>()

  getObject({ Key }: { Bucket: string; Key: string }) {
    return this.objects.get(Key)
  }

  putObject({ Key, Body }: { Bucket: string; Key: string; Body: string }) {
    this.objects.set(Key, Body)
  }
}

const memory = new Memory()

export const handler = async () => {
  memory.putObject({ Bucket: "memory", Key: "1", Body: "x" })
  return memory.getObject({ Bucket: "memory", Key: "1" })
}
