import { neovimSuite } from "./neovim/suite.ts";

neovimSuite("neovim");
