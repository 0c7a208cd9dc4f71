package ggen.intellij.settings;

import com.intellij.ide.impl.TrustedProjects;
import com.intellij.openapi.project.Project;

/** Whether the user trusts a project (product, decision 13). */
public final class Trust {
  private Trust() {}

  /** No where the platform does not say: the interface is not a stable one. */
  public static boolean of(Project project) {
    try {
      return TrustedProjects.isTrusted(project);
    } catch (LinkageError movedElsewhere) {
      return false;
    }
  }
}
