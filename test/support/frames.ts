import { Transform } from "node:stream";

const HEADER = /^Content-Length: (\d+)\r\n(?:Content-Type: [^\r\n]*\r\n)?\r\n/;

/**
 * Lets LSP frames through and calls `stray` with every byte that belongs to none: something printed on stdout by mistake.
 *
 * After the first stray byte nothing is let through any more: what follows cannot be told apart.
 */
export function frameChecker(stray: (text: string) => void): Transform {
  let pending = Buffer.alloc(0);
  let broken = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pending = Buffer.concat([pending, chunk]);
      while (!broken && pending.length > 0) {
        const head = HEADER.exec(pending.subarray(0, 200).toString("latin1"));
        if (head === null) {
          // A header can arrive in pieces; what cannot become one is stray.
          const text = pending.toString("latin1");
          broken = pending.length > 200 || !"Content-Length: ".startsWith(text.slice(0, 16));
          break;
        }
        const end = head[0].length + Number(head[1]);
        if (pending.length < end) break;
        this.push(pending.subarray(0, end));
        pending = pending.subarray(end);
      }
      if (broken) stray(pending.toString("utf8"));
      done();
    },
    flush(done) {
      if (!broken && pending.length > 0) stray(pending.toString("utf8"));
      done();
    },
  });
}
