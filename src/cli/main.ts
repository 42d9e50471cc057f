/** Entry of the `fanlight` command. */
export {};
