/**
 * What `read` gives once it stops throwing: how every test waits for a window, never for a time.
 *
 * Errors: rejects with the last error of `read` after `limit` milliseconds, which a slow machine does not reach.
 */
export async function eventually<Value>(read: () => Value | Promise<Value>, limit = 60_000): Promise<Value> {
  for (const end = Date.now() + limit; ; )
    try {
      return await read();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}
