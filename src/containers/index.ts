/** Bounded containers: bytes in, entries out, limits enforced here. */
export {};
