import { neovimSuite } from "../clients/neovim/suite.ts";

neovimSuite("neovim-0.10");
