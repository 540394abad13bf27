package com.easyai.gateway.revision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;
import org.springframework.transaction.annotation.Transactional;

interface CatalogueRevisions extends Repository<CatalogueRevision, Integer> {
    CatalogueRevision save(CatalogueRevision revision);

    Optional<CatalogueRevision> findFirstByOrderByRevisionDesc();

    Optional<CatalogueRevision> findFirstByFromFileTrueOrderByRevisionDesc();

    Optional<CatalogueRevision> findByRevision(int revision);

    /** A revision without its document. */
    interface Line {
        int getRevision();

        Instant getCreatedAt();
    }

    List<Line> findByRevisionLessThanOrderByRevisionDesc(int before, Limit limit);

    @Query("select r.revision from CatalogueRevision r order by r.revision desc")
    List<Integer> numbers();

    /** Puts the same document, sealed anew, in the place of the one that was read; 0 if somebody else did so meanwhile. */
    @Modifying
    @Transactional
    @Query(
            "update CatalogueRevision r set r.document = :sealedAnew where r.revision = :revision and r.document = :read")
    int replace(@Param("revision") int revision, @Param("read") String read, @Param("sealedAnew") String sealedAnew);

    /** 0 before the first one. */
    @Query("select coalesce(max(r.revision), 0) from CatalogueRevision r")
    int newest();

    /** Makes every other transaction that stores a revision wait until this one ends. */
    @Query(value = "select 1 from pg_advisory_xact_lock(:key)", nativeQuery = true)
    int lock(@Param("key") long key);
}
